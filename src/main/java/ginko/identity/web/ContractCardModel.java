package ginko.identity.web;

import ginko.web.FormModel;
import ginko.web.Option;
import java.util.List;

/// What the page shows on which a newcomer copies his contract card.
public record ContractCardModel(FormModel form, List<Option> branches, List<Option> types) {

    public ContractCardModel {
        branches = List.copyOf(branches);
        types = List.copyOf(types);
    }
}
