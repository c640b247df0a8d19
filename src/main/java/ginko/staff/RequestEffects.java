package ginko.staff;

import ginko.accounts.AccountView;
import ginko.accounts.Accounts;
import ginko.accounts.CardBlocks;
import ginko.accounts.Ceilings;
import ginko.customers.Contract;
import ginko.customers.ContractRefusal;
import ginko.customers.Contracts;
import ginko.identity.Certificates;
import ginko.identity.Login;
import ginko.identity.Logins;
import ginko.identity.Restoration;
import ginko.kernel.AccountId;
import ginko.kernel.ContractId;
import ginko.kernel.LoginId;
import ginko.kernel.Money;
import ginko.kernel.Refusal;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Carries out what two persons have agreed on, inside the transaction of the approval.
@Component
class RequestEffects {

    private final CounterCash cash;
    private final Accounts accounts;
    private final CardBlocks cards;
    private final Ceilings ceilings;
    private final Restoration restoration;
    private final Logins logins;
    private final Certificates certificates;
    private final Contracts contracts;
    private final PaperEffects papers;
    private final StaffNotices notices;

    RequestEffects(
            CounterCash cash,
            Accounts accounts,
            CardBlocks cards,
            Ceilings ceilings,
            Restoration restoration,
            Logins logins,
            Certificates certificates,
            Contracts contracts,
            PaperEffects papers,
            StaffNotices notices) {
        this.cash = cash;
        this.accounts = accounts;
        this.cards = cards;
        this.ceilings = ceilings;
        this.restoration = restoration;
        this.logins = logins;
        this.certificates = certificates;
        this.contracts = contracts;
        this.papers = papers;
        this.notices = notices;
    }

    /// @return why it cannot be done; empty when it is done
    Optional<Refusal> carryOut(Request request, Member second) {
        return switch (request.wish().kind()) {
            case CASH_IN -> payIn(request, second);
            case UNBLOCK -> unblock(request, second);
            case CHANGE_PHONE -> changePhone(request, second);
            case CHANGE_LIMIT -> changeLimit(request, second);
            case OPEN_CARD -> openCard(request, second);
            case REVOKE_CERTIFICATE -> revokeCertificate(request, second);
            case PAPER ->
                    papers.carryOut(request.wish().subject(), request.wish().customer(), second);
        };
    }

    private Optional<Refusal> payIn(Request request, Member second) {
        Wish wish = request.wish();
        Optional<AccountView> account =
                accounts.find(new AccountId(wish.subject()), wish.customer());
        Money amount = Objects.requireNonNull(wish.amount());
        return account.isEmpty()
                ? Optional.of(StaffRefusal.REQUEST_CLOSED)
                : cash.post(request.id().value(), account.get().account(), amount, second);
    }

    private Optional<Refusal> unblock(Request request, Member second) {
        Optional<Login> login = logins.find(new LoginId(request.wish().subject()));
        if (login.isEmpty() || !restoration.isBlocked(login.get())) {
            return Optional.of(StaffRefusal.LOGIN_NOT_BLOCKED);
        }
        return switch (restoration.restore(login.get().name(), second.actor())) {
            case PASSWORD_SENT -> {
                notices.restored(login.get());
                yield Optional.empty();
            }
            case UNKNOWN_LOGIN, BLOCKED -> Optional.of(StaffRefusal.LOGIN_NOT_BLOCKED);
        };
    }

    private Optional<Refusal> openCard(Request request, Member second) {
        Wish wish = request.wish();
        return cards.open(new AccountId(wish.subject()), wish.customer(), second.actor())
                ? Optional.empty()
                : Optional.of(StaffRefusal.CARD_NOT_BLOCKED);
    }

    private Optional<Refusal> revokeCertificate(Request request, Member second) {
        return certificates.revoke(new LoginId(request.wish().subject()), second.actor())
                ? Optional.empty()
                : Optional.of(StaffRefusal.LOGIN_WITHOUT_CERTIFICATE);
    }

    private Optional<Refusal> changeLimit(Request request, Member second) {
        Wish wish = request.wish();
        return ceilings.agree(
                        wish.subject(),
                        wish.customer(),
                        Objects.requireNonNull(wish.amount()),
                        second.actor())
                .map(Refusal.class::cast);
    }

    private Optional<Refusal> changePhone(Request request, Member second) {
        Contract before = contracts.find(new ContractId(request.wish().subject())).orElseThrow();
        String phone = Objects.requireNonNull(request.wish().phone());
        Optional<ContractRefusal> refusal =
                contracts.changePhone(before.id(), phone, second.actor());
        if (refusal.isEmpty()) {
            notices.phoneChanged(before, phone);
        }
        return refusal.map(Refusal.class::cast);
    }
}
