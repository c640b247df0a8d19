package ginko.chaos;

import ginko.chaos.Payment.Known;
import ginko.chaos.Teller.Answer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A customer who pays again and again through the programming interface, with codes read from the
/// simulated telephone. When no answer comes he asks again, or walks away and never knows. Now and
/// then he repeats a payment that is done, or tries a used code on a new order.
final class Payer {

    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");
    private static final Duration CODE_MAX = Duration.ofSeconds(3);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(90);
    private static final int MOST_MINOR = 199;

    private final PreparedBank.Customer me;
    private final List<String> payees;
    private final Crowd crowd;
    private final SplittableRandom random;
    private final Set<String> seen = new HashSet<>();
    private String token = "";
    private String usedCode = "";
    private int count;

    Payer(PreparedBank.Customer me, List<String> payees, Crowd crowd, SplittableRandom random) {
        this.me = me;
        this.payees = payees;
        this.crowd = crowd;
        this.random = random;
    }

    /// @param sessions where tokens of earlier sign-ins are kept
    Void payAllTheTime(Teller teller, Map<String, String> sessions) throws InterruptedException {
        token = sessions.getOrDefault(me.login(), "");
        while (crowd.isOpen()) {
            if (token.isEmpty() && !signIn(teller)) {
                Thread.sleep(300);
            } else if (!payOnce(teller)) {
                Thread.sleep(random.nextInt(100, 300));
            }
        }
        sessions.put(me.login(), token);
        return null;
    }

    private boolean signIn(Teller teller) throws InterruptedException {
        Answer answer =
                teller.post(
                        "/api/v1/sessions",
                        "{\"login\":\"%s\",\"password\":\"%s\"}"
                                .formatted(me.login(), me.password()),
                        "",
                        "");
        if (answer == null || answer.status() != 201) {
            return false;
        }
        token = answer.text("token");
        return true;
    }

    /// Prepares and confirms one payment.
    ///
    /// @return whether the confirmation was sent
    private boolean payOnce(Teller teller) throws InterruptedException {
        String payee = payees.get(random.nextInt(payees.size()));
        long amount = 1L + count++ % MOST_MINOR;
        String decimal = String.format(Locale.ROOT, "%d.%02d", amount / 100, amount % 100);
        Answer prepared =
                teller.post(
                        "/api/v1/transfers",
                        """
                        {"route":"INTERNAL","from":"%s","payeeAccountNumber":"%s","amount":"%s"}\
                        """
                                .formatted(me.account(), payee, decimal),
                        token,
                        UUID.randomUUID().toString());
        if (prepared == null || prepared.status() != 201) {
            note(prepared);
            return false;
        }
        String code = code(teller, decimal);
        if (code == null) {
            return false;
        }
        Payment payment =
                new Payment(new Payment.Order(prepared.text("id"), me.account(), payee, amount));
        tryUsedCode(teller, payment, code);
        crowd.started(payment);
        confirm(teller, payment, code);
        return true;
    }

    private void note(@Nullable Answer answer) {
        if (answer == null) {
            return;
        }
        if (answer.status() == 401) {
            token = "";
        } else if (answer.isOutage()) {
            outage(answer);
        }
    }

    private void outage(Answer answer) {
        crowd.outage();
        if (answer.status() != 503) {
            crowd.wrong("answered " + answer);
        }
    }

    /// The code of the order with this amount; none when it does not come soon.
    private @Nullable String code(Teller teller, String decimal) throws InterruptedException {
        long until = System.nanoTime() + CODE_MAX.toNanos();
        while (System.nanoTime() < until) {
            for (String text : teller.texts(me.phone())) {
                Matcher code = CODE.matcher(text);
                if (text.contains(decimal) && code.find() && seen.add(text)) {
                    return code.group();
                }
            }
            Thread.sleep(40);
        }
        return null;
    }

    /// A code that has confirmed one order must not confirm another.
    private void tryUsedCode(Teller teller, Payment payment, String code)
            throws InterruptedException {
        if (usedCode.isEmpty() || usedCode.equals(code) || random.nextInt(20) != 0) {
            return;
        }
        Answer answer = confirmation(teller, payment, usedCode);
        if (answer != null && answer.status() < 300) {
            crowd.wrong("a used code confirmed " + payment.order());
        }
    }

    private void confirm(Teller teller, Payment payment, String code) throws InterruptedException {
        long until = System.nanoTime() + ANSWER_MAX.toNanos();
        while (System.nanoTime() < until) {
            Answer answer = confirmation(teller, payment, code);
            if (answer != null && answer.status() < 300) {
                crowd.acknowledged(payment);
                usedCode = code;
                repeat(teller, payment, code);
                return;
            }
            if (answer != null && answer.status() == 401) {
                token = "";
                if (!signIn(teller)) {
                    Thread.sleep(100);
                }
            } else if (answer != null && !answer.isOutage()) {
                payment.learn(Known.REFUSED);
                return;
            } else {
                if (answer != null) {
                    outage(answer);
                }
                if (random.nextInt(4) == 0) {
                    return;
                }
                Thread.sleep(random.nextInt(100, 300));
            }
        }
    }

    /// The same confirmation again gets the same answer.
    private void repeat(Teller teller, Payment payment, String code) throws InterruptedException {
        if (random.nextInt(10) != 0) {
            return;
        }
        Answer again = confirmation(teller, payment, code);
        if (again != null
                && !again.isOutage()
                && again.status() != 401
                && !again.text("id").equals(payment.order().id())) {
            crowd.wrong("repeated " + payment.order() + " and got " + again);
        }
    }

    private @Nullable Answer confirmation(Teller teller, Payment payment, String code)
            throws InterruptedException {
        return teller.post(
                "/api/v1/transfers/" + payment.order().id() + "/confirmation",
                "{\"code\":\"%s\"}".formatted(code),
                token,
                UUID.randomUUID().toString());
    }
}
