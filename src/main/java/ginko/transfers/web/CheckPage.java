package ginko.transfers.web;

import ginko.web.FormModel;
import java.util.List;
import java.util.UUID;

/// The order as it will be carried out, to be checked. `button` names the deed and the amount.
/// `template` is the form that saves the order as a template, `savedAs` the name it was saved
/// under, or empty.
public record CheckPage(
        UUID id,
        FormModel form,
        List<Fact> facts,
        List<Fact> limits,
        String button,
        String notice,
        FormModel template,
        String savedAs) {}
