package ginko.transfers.web;

import ginko.transfers.TransferRoute;
import ginko.web.FormModel;
import ginko.web.Option;
import java.util.List;
import java.util.UUID;

/// The form of a transfer. `payable` are the accounts to pay from, `own` those to pay into.
public record DetailsPage(
        UUID id,
        TransferRoute route,
        FormModel form,
        List<Option> payable,
        List<Option> own,
        List<Option> banks,
        String numberExample) {}
