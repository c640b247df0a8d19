package ginko.cards.iso;

/// The octets are no message of the profile.
public final class MalformedMessage extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedMessage(String reason) {
        super(reason);
    }
}
