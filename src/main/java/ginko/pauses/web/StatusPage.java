package ginko.pauses.web;

import ginko.pauses.Pause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the internet bank works now, and what is announced.
public record StatusPage(@Nullable Pause present, List<Pause> announced) {

    public StatusPage {
        announced = List.copyOf(announced);
    }
}
