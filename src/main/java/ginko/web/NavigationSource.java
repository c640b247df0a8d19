package ginko.web;

import java.util.List;

/// A module that adds lines to the menu implements this as a bean. Called for every signed-in page,
/// so it must be cheap.
@FunctionalInterface
public interface NavigationSource {

    List<NavigationItem> items(SignedInUser user);
}
