package ginko.accounts;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.customers.DocumentKind;
import ginko.customers.Documents;
import ginko.identity.Login;
import ginko.identity.LoginState;
import ginko.identity.Logins;
import ginko.identity.SecurityNotices;
import ginko.identity.Session;
import ginko.kernel.AccountId;
import ginko.kernel.CustomerId;
import ginko.ledger.AccountState;
import ginko.ledger.Journal;
import ginko.ledger.LedgerRefusal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A customer blocks his own card (seed 000, information functions). From then on nothing is paid
/// from it, and the number of a card no longer helps to recover a password. Money still comes in.
/// Only the bank opens it again.
@Service
public class CardBlocks {

    private final Accounts accounts;
    private final Journal journal;
    private final Documents documents;
    private final Logins logins;
    private final SecurityNotices notices;
    private final AuditTrail audit;

    CardBlocks(
            Accounts accounts,
            Journal journal,
            Documents documents,
            Logins logins,
            SecurityNotices notices,
            AuditTrail audit) {
        this.accounts = accounts;
        this.journal = journal;
        this.documents = documents;
        this.logins = logins;
        this.notices = notices;
        this.audit = audit;
    }

    /// A card of this customer; another customer’s, or an account without a card, is not found.
    @Transactional(readOnly = true)
    public Optional<AccountView> card(AccountId id, CustomerId customer) {
        return accounts.find(id, customer)
                .filter(view -> view.account().kind() == AccountKind.CARD);
    }

    /// Blocks a card of the customer who asks. Blocking it again changes nothing.
    ///
    /// @return false when he has no such card
    @Transactional
    public boolean block(AccountId id, Session session) {
        Optional<AccountView> card = card(id, session.customer());
        if (card.isEmpty()) {
            return false;
        }
        AccountState before = card.get().state();
        if (!before.allowsDebit()) {
            return true;
        }
        AccountState after =
                before.allowsCredit() ? AccountState.DEBIT_BLOCKED : AccountState.BLOCKED;
        Optional<LedgerRefusal> refusal = journal.changeState(id, after);
        if (refusal.isPresent()) {
            return false;
        }
        String actor = "login:" + session.login();
        documents.suspend(session.customer(), DocumentKind.CARD, actor);
        audit.record(AuditEvent.of("CARD_BLOCKED", actor, "account", id.value()));
        notices.cardBlocked(logins.find(session.login()).orElseThrow(), end(card.get().account()));
        return true;
    }

    /// Opens a blocked card again on behalf of `actor`. The numbers of the customer’s cards help to
    /// recover a password again once none of his cards is blocked any more.
    ///
    /// @return false when the customer has no such card, or it is not blocked
    @Transactional
    public boolean open(AccountId id, CustomerId customer, String actor) {
        Optional<AccountView> card = card(id, customer).filter(CardBlocks::isBlocked);
        if (card.isEmpty()) {
            return false;
        }
        AccountState after =
                card.get().state().allowsCredit() ? AccountState.OPEN : AccountState.CREDIT_BLOCKED;
        if (journal.changeState(id, after).isPresent()) {
            return false;
        }
        if (blocked(customer).isEmpty()) {
            documents.resume(customer, DocumentKind.CARD, actor);
        }
        audit.record(AuditEvent.of("CARD_OPENED", actor, "account", id.value()));
        for (Login login : logins.ofCustomer(customer)) {
            if (login.state() != LoginState.CLOSED) {
                notices.cardOpened(login, end(card.get().account()));
            }
        }
        return true;
    }

    /// The blocked cards of a customer.
    @Transactional(readOnly = true)
    public List<AccountView> blocked(CustomerId customer) {
        return accounts.ofCustomer(customer).stream().filter(CardBlocks::isBlocked).toList();
    }

    private static boolean isBlocked(AccountView view) {
        return view.account().kind() == AccountKind.CARD
                && !view.state().allowsDebit()
                && view.state() != AccountState.CLOSED;
    }

    /// The digits by which a customer knows his card.
    private static String end(Account account) {
        String shown = account.cardMasked() == null ? account.number() : account.cardMasked();
        return shown.substring(shown.length() - 4);
    }
}
