package ginko.transfers;

import ginko.identity.Logins;
import ginko.kernel.CustomerId;
import ginko.kernel.LoginId;
import ginko.policy.OperationKind;
import ginko.web.SignedInUser;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Holds money back from new payees after a recovered password: whoever has stolen what recovers a
/// login would pay himself first. For as long as the login is held back, it pays accounts of its
/// own customer and payees he has paid before.
@Component
class NewPayees {

    private final Logins logins;
    private final TransferSql sql;

    NewPayees(Logins logins, TransferSql sql) {
        this.logins = logins;
        this.sql = sql;
    }

    /// Those of the logins that pay no new payees, and until when.
    Map<LoginId, Instant> held(Collection<LoginId> payers) {
        return logins.coolingUntil(payers);
    }

    /// Until when an order is held back; null when it is not.
    @Nullable Instant until(
            TransferTerms terms, CustomerId customer, LoginId login, Map<LoginId, Instant> held) {
        Instant until = held.get(login);
        return until == null
                        || terms.kind() == OperationKind.OWN_TRANSFER
                        || sql.hasPaid(customer, terms.payeeBank(), terms.payeeNumber())
                ? null
                : until;
    }

    Optional<RefusedBecause> against(TransferTerms terms, SignedInUser user) {
        return refusal(until(terms, user.customer(), user.login(), held(List.of(user.login()))));
    }

    static Optional<RefusedBecause> refusal(@Nullable Instant until) {
        return Optional.ofNullable(until)
                .map(instant ->
                        RefusedBecause.notBefore(
                                TransferRefusal.PAYEE_NEW_AFTER_RECOVERY, instant));
    }
}
