package ginko.notifications.transport;

/// Hears news of a transport, on the transport's own threads.
public interface TransportListener {

    /// The transport can send (again).
    void ready();

    /// A receipt for a message that was taken over. Returns after it is stored; an exception makes
    /// the other side send it again.
    void receipt(Receipt receipt);
}
