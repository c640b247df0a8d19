package ginko.transfers.web;

import ginko.transfers.Transfer;
import ginko.web.FormModel;
import java.util.List;

/// A confirmed transfer: state, facts, and what can be done next. `message` says in one sentence
/// what happens with the money.
public record ReceiptPage(
        Transfer transfer, List<Fact> facts, String message, FormModel form, String savedAs) {}
