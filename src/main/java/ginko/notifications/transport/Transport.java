package ginko.notifications.transport;

/// One way out of the bank. Implementations send one message at a time on the calling thread; the
/// worker calls from many threads, at most [#window] at once.
public interface Transport extends AutoCloseable {

    /// Begins to connect. The listener hears when the transport becomes ready and what becomes of
    /// messages that were taken over.
    void start(TransportListener listener);

    /// False while nothing can be sent, for example without a bind; the worker then claims nothing.
    boolean isReady();

    /// Most messages in flight at once.
    int window();

    /// Sends and waits for the answer of the other side. Does not throw for trouble of the network.
    SendResult send(OutgoingMessage message);

    @Override
    void close();
}
