package ginko.notifications.transport;

/// Final fate of one SMS part.
///
/// @param providerId the id given at submission, in the transport's canonical form
public record Receipt(String providerId, Outcome outcome) {

    /// Reached the handset, or never will.
    public enum Outcome {
        DELIVERED,
        FAILED
    }
}
