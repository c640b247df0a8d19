package ginko.bench;

import ginko.kernel.Fingerprint;
import ginko.kernel.Ids;
import ginko.otp.OcraSuite;
import ginko.otp.SigningDevices;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;

/// Signed transfers of random customers, as a program of theirs would send them.
final class Orders {

    /// Who is paid.
    enum Payee {
        /// Anybody at the other branch.
        ANYBODY,
        /// Always the same account.
        ONE
    }

    /// One order, ready to be sent.
    record Order(
            BenchBank.Client payer,
            UUID key,
            String body,
            String amount,
            String payee,
            String code) {}

    private final BenchBank bank;
    private final SplittableRandom random = new SplittableRandom(20_261_122);

    Orders(BenchBank bank) {
        this.bank = bank;
    }

    Order next(Payee payee) {
        int even = random.nextInt(bank.size() / 2) * 2;
        int odd = random.nextInt(bank.size() / 2) * 2 + 1;
        boolean there = payee == Payee.ONE || random.nextBoolean();
        return order(bank.client(there ? even : odd), target(payee, there ? odd : even));
    }

    /// An order of one certain customer of the first branch.
    Order from(int payer) {
        int odd = random.nextInt(bank.size() / 2) * 2 + 1;
        return order(bank.client(payer), bank.client(odd));
    }

    private BenchBank.Client target(Payee payee, int anybody) {
        return bank.client(payee == Payee.ONE ? 1 : anybody);
    }

    private Order order(BenchBank.Client payer, BenchBank.Client target) {
        String amount = Integer.toString(1 + random.nextInt(1_000));
        UUID key = Ids.next();
        String code = sign(payer, key.toString(), target.number(), amount);
        String body =
                "{\"route\":\"INTERNAL\",\"from\":\"%s\",\"payeeAccountNumber\":\"%s\",\"amount\":\"%s\",\"purpose\":\"bench\",\"signature\":{\"device\":\"%s\",\"code\":\"%s\"}}"
                        .formatted(payer.account(), target.number(), amount, payer.serial(), code);
        return new Order(payer, key, body, amount, target.number(), code);
    }

    private static String sign(BenchBank.Client payer, String key, String payee, String amount) {
        String challenge =
                Fingerprint.of(
                                "GINKO-ORDER-1",
                                BenchBank.BANK_CODE,
                                key,
                                "INTERNAL",
                                payer.account().toString(),
                                "",
                                "",
                                payee,
                                "",
                                amount,
                                "bench")
                        .hex();
        long minute = Instant.now().getEpochSecond() / SigningDevices.SUITE.timeStep().toSeconds();
        return SigningDevices.SUITE.code(payer.seed(), OcraSuite.Input.of(challenge, minute));
    }

    /// Writes the requests of one run as `wrk` sends them, one a line.
    void write(Path file, int count, Payee payee) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            for (int i = 0; i < count; i++) {
                Order order = next(payee);
                out.write(order.payer().token());
                out.write(' ');
                out.write(order.key().toString());
                out.write(' ');
                out.write(order.body());
                out.write('\n');
            }
        }
    }
}
