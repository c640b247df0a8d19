package ginko.transfers.web;

import ginko.transfers.Template;
import ginko.transfers.TransferRoute;
import java.util.List;

/// What can be sent: the routes the bank offers and the customer's templates. `from` is the account
/// chosen before, as the end of an address, or empty.
public record ChoosePage(List<TransferRoute> routes, List<Template> templates, String from) {}
