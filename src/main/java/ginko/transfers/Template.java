package ginko.transfers;

import ginko.kernel.CustomerId;
import java.util.UUID;

/// An order a customer saved under a name.
public record Template(UUID id, CustomerId customer, String name, TransferForm form) {}
