package ginko.transfers.web;

import java.util.List;
import java.util.UUID;

/// Orders that wait for the customer's telephone.
public record SigningPage(List<Waiting> orders) {

    /// One of them, with the facts that must not be mistaken.
    public record Waiting(UUID id, List<Fact> facts) {}
}
