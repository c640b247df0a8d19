package ginko.demo.simulators;

import ginko.notifications.Channel;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The newest messages the simulators received, in memory.
public final class SimulatedMessages {

    private static final int KEPT = 500;

    private final Clock clock;
    private final Deque<ReceivedMessage> newestFirst = new ArrayDeque<>();
    private long received;

    public SimulatedMessages(Clock clock) {
        this.clock = clock;
    }

    /// What the other side knows of a message.
    record Arrival(
            Channel channel,
            String address,
            String from,
            @Nullable String subject,
            String text,
            String reference,
            int parts) {}

    synchronized void add(Arrival arrival) {
        received++;
        newestFirst.addFirst(
                new ReceivedMessage(
                        received,
                        arrival.channel(),
                        arrival.address(),
                        arrival.from(),
                        arrival.subject(),
                        arrival.text(),
                        arrival.reference(),
                        arrival.parts(),
                        clock.instant()));
        if (newestFirst.size() > KEPT) {
            newestFirst.removeLast();
        }
    }

    /// Messages whose address contains the text, newest first; all for an empty text. Blanks and
    /// the plus sign of a telephone do not matter.
    public synchronized List<ReceivedMessage> search(String address) {
        var wanted = comparable(address);
        return newestFirst.stream()
                .filter(message -> comparable(message.address()).contains(wanted))
                .toList();
    }

    /// SMS to exactly this number, newest first.
    public synchronized List<ReceivedMessage> ofPhone(String number) {
        var wanted = comparable(number);
        return newestFirst.stream()
                .filter(message -> message.channel() == Channel.SMS)
                .filter(message -> comparable(message.address()).equals(wanted))
                .toList();
    }

    private static String comparable(String address) {
        return address.replaceAll("[\\s+-]", "").toLowerCase(Locale.ROOT);
    }
}
