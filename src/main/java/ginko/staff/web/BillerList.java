package ginko.staff.web;

import ginko.bills.Biller;
import ginko.bills.BillerChange;
import ginko.staff.Member;
import ginko.web.FormModel;
import ginko.web.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The companies customers can pay, what waits for a second person, and the form for one: a new
/// company, or the one that is looked at.
///
/// @param chosen null on the page of all
/// @param done what was just done, in words; null when nothing was
public record BillerList(
        Member member,
        List<Biller> billers,
        List<BillerChange> waiting,
        @Nullable Biller chosen,
        FormModel form,
        List<Option> services,
        List<Option> forms,
        @Nullable String done) {

    public BillerList {
        billers = List.copyOf(billers);
        waiting = List.copyOf(waiting);
    }

    public boolean mayDecide(BillerChange change) {
        return !change.madeBy().equals(member.actor());
    }

    public String action() {
        return chosen == null ? "/staff/billers" : "/staff/billers/" + chosen.account();
    }
}
