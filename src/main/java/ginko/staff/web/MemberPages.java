package ginko.staff.web;

import ginko.kernel.Ids;
import ginko.staff.MemberId;
import ginko.staff.Members;
import ginko.staff.Right;
import ginko.staff.StaffRefusal;
import ginko.staff.StaffSession;
import ginko.web.Answer;
import ginko.web.FormModel;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Members of staff as a security officer sees them. To suspend is one person's act; to let
/// somebody in takes the operator's command.
@Controller
class MemberPages {

    private final Members members;
    private final Shell shell;

    MemberPages(Members members, Shell shell) {
        this.members = members;
        this.shell = shell;
    }

    @Needs(Right.MEMBERS)
    @GetMapping("/staff/members")
    View list(HttpServletRequest request, StaffSession session) {
        return page(request, session, FormModel.empty());
    }

    @Needs(Right.MEMBERS)
    @PostMapping("/staff/members/{id}/suspend")
    Answer suspend(HttpServletRequest request, StaffSession session, @PathVariable String id) {
        boolean done =
                Ids.parse(id)
                        .filter(uuid ->
                                members.suspend(new MemberId(uuid), session.member().actor()))
                        .isPresent();
        return done
                ? new Redirect("/staff/members")
                : page(
                                request,
                                session,
                                FormModel.empty().withFormError(StaffRefusal.MEMBER_NOT_SUSPENDED))
                        .refused();
    }

    private View page(HttpServletRequest request, StaffSession session, FormModel form) {
        return new View(
                "staff/members",
                shell.page(request, "staff.members.title", "ST-600"),
                new MemberList(members.all(), form, session.member()));
    }
}
