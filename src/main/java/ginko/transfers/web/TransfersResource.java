package ginko.transfers.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of confirmed transfers, newest first. `next` is the cursor of the following page.
record TransfersResource(List<TransferResource> transfers, @Nullable String next) {

    TransfersResource {
        transfers = List.copyOf(transfers);
    }
}
