package ginko.staff.web;

import ginko.customers.Customer;
import ginko.staff.Paper;
import ginko.web.FormModel;
import ginko.web.Option;
import java.util.List;

/// What the page shows.
public record PaperList(
        Customer customer,
        FormModel form,
        List<Option> kinds,
        List<Option> subjects,
        List<Paper> papers) {

    public PaperList {
        kinds = List.copyOf(kinds);
        subjects = List.copyOf(subjects);
        papers = List.copyOf(papers);
    }
}
