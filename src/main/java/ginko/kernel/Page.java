package ginko.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list in a fixed order. `next` is an opaque cursor to ask for the following page;
/// null when there is none.
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }
}
