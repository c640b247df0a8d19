package ginko.transfers.web;

import ginko.transfers.RefusedBecause;
import ginko.web.Arg;
import ginko.web.FormModel;
import java.util.ArrayList;
import java.util.List;

/// The words for a refusal: its text key and the facts that fill it.
record Explanation(String key, List<Arg> args) {

    static Explanation of(RefusedBecause because) {
        List<Arg> args = new ArrayList<>();
        String key = because.reason().messageKey();
        if (because.possible() != null) {
            args.add(Arg.of("possible", because.possible()));
        }
        if (because.from() != null) {
            args.add(Arg.of("from", because.from()));
            key = key + ".until";
        }
        return new Explanation(key, args);
    }

    FormModel on(FormModel form, String field) {
        return form.withError(field, key, args.toArray(Arg[]::new));
    }
}
