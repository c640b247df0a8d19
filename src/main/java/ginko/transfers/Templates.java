package ginko.transfers;

import ginko.kernel.CustomerId;
import ginko.kernel.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Saved orders of customers, shown in the menu beside every page.
@Component
public class Templates {

    private static final int NAME_LENGTH_MAX = 40;
    private static final int TEMPLATES_MAX = 100;

    private final TemplateSql sql;
    private final Clock clock;

    Templates(TemplateSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Saves the order of a transfer, without its amount.
    @Transactional
    public SaveOutcome save(String name, TransferForm form, CustomerId customer) {
        String tidy = TransferTexts.tidy(name);
        if (tidy.isEmpty() || !TransferTexts.isPlain(tidy, NAME_LENGTH_MAX)) {
            return new SaveOutcome.Refused(TemplateRefusal.TEMPLATE_NAME_MALFORMED);
        }
        if (sql.count(customer) >= TEMPLATES_MAX) {
            return new SaveOutcome.Refused(TemplateRefusal.TEMPLATES_FULL);
        }
        Template template = new Template(Ids.next(), customer, tidy, form.withoutAmount());
        return sql.insert(template, clock.instant())
                ? new SaveOutcome.Saved(template.id())
                : new SaveOutcome.Refused(TemplateRefusal.TEMPLATE_NAME_TAKEN);
    }

    /// What became of a template that was to be saved.
    public sealed interface SaveOutcome {

        /// The template is in the list.
        record Saved(UUID id) implements SaveOutcome {}

        /// Nothing was stored.
        record Refused(TemplateRefusal reason) implements SaveOutcome {}
    }

    /// All templates of a customer by name.
    @Transactional(readOnly = true)
    public List<Template> ofCustomer(CustomerId customer) {
        return sql.ofCustomer(customer);
    }

    @Transactional(readOnly = true)
    public Optional<Template> find(UUID id, CustomerId customer) {
        return sql.find(id).filter(template -> template.customer().equals(customer));
    }

    /// The name of a template by the text of its id; empty when the customer has no such template.
    @Transactional(readOnly = true)
    public String nameOf(String id, CustomerId customer) {
        return id.isEmpty()
                ? ""
                : sql.ofCustomer(customer).stream()
                        .filter(template -> template.id().toString().equals(id))
                        .map(Template::name)
                        .findFirst()
                        .orElse("");
    }

    @Transactional
    public boolean delete(UUID id, CustomerId customer) {
        return sql.delete(id, customer);
    }
}
