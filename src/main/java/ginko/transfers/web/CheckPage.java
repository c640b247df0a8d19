package ginko.transfers.web;

import ginko.web.FormModel;
import java.util.List;
import java.util.UUID;

/// The order as it will be carried out, to be checked. `button` names the deed and the amount.
public record CheckPage(
        UUID id,
        FormModel form,
        List<Fact> facts,
        List<Fact> limits,
        String button,
        String notice) {}
