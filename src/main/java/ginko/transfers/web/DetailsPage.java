package ginko.transfers.web;

import ginko.transfers.TransferRoute;
import ginko.web.FormModel;
import ginko.web.Option;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The form of a transfer. `payable` are the accounts to pay from, `own` those to pay into. `fixed`
/// is there when a template is paid by its amount alone.
public record DetailsPage(
        UUID id,
        TransferRoute route,
        FormModel form,
        List<Option> payable,
        List<Option> own,
        List<Option> banks,
        String numberExample,
        @Nullable Fixed fixed) {

    /// What a template leaves as it is, so that only the amount is asked for.
    public record Fixed(UUID template, List<Fact> facts) {

        public Fixed {
            facts = List.copyOf(facts);
        }
    }
}
