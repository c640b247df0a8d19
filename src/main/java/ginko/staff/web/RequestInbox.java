package ginko.staff.web;

import ginko.staff.Member;
import ginko.staff.Request;
import java.util.List;

/// What the list shows.
public record RequestInbox(List<Request> waiting, List<Request> closed, Member member) {

    public RequestInbox {
        waiting = List.copyOf(waiting);
        closed = List.copyOf(closed);
    }
}
