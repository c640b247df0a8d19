package ginko.staff.web;

import ginko.staff.Member;
import ginko.staff.MemberState;
import ginko.web.FormModel;
import java.util.List;

/// What the page shows.
public record MemberList(List<Member> members, FormModel form, Member self) {

    public MemberList {
        members = List.copyOf(members);
    }

    public boolean isActive(Member member) {
        return member.state() == MemberState.ACTIVE;
    }
}
