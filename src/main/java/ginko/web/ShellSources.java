package ginko.web;

import java.util.function.Supplier;
import java.util.stream.Stream;

/// Where the shell takes the menu from, asked anew for each page, and the program's version.
record ShellSources(Supplier<Stream<NavigationSource>> menu, String version) {

    Stream<NavigationSource> navigation() {
        return menu.get();
    }
}
