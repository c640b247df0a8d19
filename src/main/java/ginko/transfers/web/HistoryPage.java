package ginko.transfers.web;

import ginko.transfers.Transfer;
import ginko.web.FormModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The history of transfers with its search form. `next` leads to the following page.
public record HistoryPage(
        List<Row> rows, FormModel form, @Nullable String first, @Nullable String next) {

    /// One transfer with the words for its kind and state.
    public record Row(Transfer transfer, String kind, String state) {}
}
