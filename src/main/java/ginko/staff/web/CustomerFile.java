package ginko.staff.web;

import ginko.accounts.Account;
import ginko.customers.Contract;
import ginko.customers.Customer;
import ginko.customers.ServiceRefusal;
import ginko.customers.ShownPassport;
import ginko.identity.Login;
import ginko.identity.PasswordKind;
import ginko.kernel.AccountId;
import ginko.notifications.DeliveryState;
import ginko.notifications.SentMessage;
import ginko.staff.Member;
import ginko.staff.Right;
import ginko.web.FormModel;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the desk shows of a customer: who he is, what he holds, whether he is connected. No
/// balances, no texts of messages, no secrets.
///
/// @param canRegisterItself whether the customer is connected, never signed in, and may choose his
///   login himself
/// @param done text key of what was just done; null when nothing was
public record CustomerFile(
        Member member,
        Customer customer,
        String feeClass,
        @Nullable ShownPassport passport,
        @Nullable ServiceRefusal refusal,
        Words words,
        boolean canRegisterItself,
        List<Access> accesses,
        List<Account> products,
        Set<AccountId> blockedCards,
        List<SentMessage> messages,
        FormModel form,
        @Nullable String done) {

    /// Whether the customer has a code word.
    public enum Words {
        SET,
        MISSING
    }

    /// A contract with its login and how far its password is. Null is none yet.
    public record Access(
            Contract contract,
            Login login,
            @Nullable PasswordKind password,
            boolean isBlocked,
            boolean hasCertificate) {}

    public CustomerFile {
        accesses = List.copyOf(accesses);
        products = List.copyOf(products);
        blockedCards = Set.copyOf(blockedCards);
        messages = List.copyOf(messages);
    }

    public boolean may(String right) {
        return member.may(Right.valueOf(right));
    }

    public boolean hasCodeWord() {
        return words == Words.SET;
    }

    public boolean isConnected() {
        return !accesses.isEmpty();
    }

    public String href() {
        return "/staff/customers/" + customer.id();
    }

    /// The telephone to which the secrets of a login go; the call centre sees its end only.
    public String phone(Access access) {
        String own = access.login().user().phone();
        String phone = own == null ? access.contract().phone() : own;
        return may("VIEW_AT_COUNTER") ? phone : "••" + phone.substring(phone.length() - 4);
    }

    /// The number of an account; the call centre sees its end only.
    public String number(Account account) {
        String number = account.number();
        return may("VIEW_AT_COUNTER") ? number : "••" + number.substring(number.length() - 4);
    }

    /// Kind of the tag a state of a message is shown with.
    public String kind(DeliveryState state) {
        return switch (state) {
            case QUEUED, SENT -> "neutral";
            case DELIVERED -> "good";
            case FAILED, EXPIRED -> "attention";
        };
    }
}
