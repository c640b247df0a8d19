package ginko.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Fixed vectors of the hash chain: whoever verifies an exported journal with another program must
/// come to the same values.
class ChainTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String NO_NARRATIVE =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String FIRST =
            "116e631d6e48624dfcf343f5f0a1a11a54fce5e86f23e8bb9a5f38fa7a430235";
    private static final String SECOND =
            "c88fc873003dab8d97aef1c3d6f0c968912d0cf6aeee347c945437389705011d";

    @Test
    void hashesTheTransferOfTheVector() {
        String text = Chain.canonicalText(transfer(), transferLines());

        assertThat(text)
                .isEqualTo(
                        """
                        E1|0|1|1001|TRANSFER_INTERNAL|2026-11-20|1763600000000000|77|018f3c2a-7b00-7000-8000-000000000001|-|e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
                        P|1|5001|1|-10110|JPY|2026-11-20|989890
                        P|2|5002|1|10000|JPY|2026-11-20|10000
                        P|3|9001|1|110|JPY|2026-11-20|110
                        """);
        assertThat(Chain.entryHash(transfer(), transferLines())).isEqualTo(FIRST);
    }

    @Test
    void hashesTheReversalOfTheVector() {
        Chain.EntryText reversal =
                new Chain.EntryText(
                        "0",
                        2,
                        "1002",
                        "REVERSAL",
                        DAY,
                        1_763_600_000_500_000L,
                        "77",
                        "018f3c2a-7b00-7000-8000-000000000002",
                        "1001",
                        Chain.sha256(""));
        List<Chain.LineText> lines =
                List.of(
                        new Chain.LineText(1, "9001", 2, -110, "JPY", DAY, 0),
                        new Chain.LineText(2, "5002", 2, -10_000, "JPY", DAY, 0),
                        new Chain.LineText(3, "5001", 2, 10_110, "JPY", DAY, 1_000_000));

        assertThat(Chain.entryHash(reversal, lines)).isEqualTo(SECOND);
    }

    @Test
    void chainsOneBlockOfTwoEntries() {
        assertThat(Chain.blockHash(Book.GENESIS, List.of(FIRST, SECOND)))
                .isEqualTo("346a0d37c28d6794d3d4282723186ad1492141c63602b77246c5268e87253276");
    }

    @Test
    void chainsTwoBlocksOfOneEntry() {
        String first = Chain.blockHash(Book.GENESIS, List.of(FIRST));

        assertThat(first)
                .isEqualTo("13fff16cd39ac08a38d9c7255ffd9a7c145083872a64ae45244755d921d80f44");
        assertThat(Chain.blockHash(first, List.of(SECOND)))
                .isEqualTo("cd3d8cbc25628b514e60f0f9b047b756e547103ff9637e03b597810be7c2fbe1");
    }

    private static Chain.EntryText transfer() {
        return new Chain.EntryText(
                "0",
                1,
                "1001",
                "TRANSFER_INTERNAL",
                DAY,
                1_763_600_000_000_000L,
                "77",
                "018f3c2a-7b00-7000-8000-000000000001",
                null,
                NO_NARRATIVE);
    }

    private static List<Chain.LineText> transferLines() {
        return List.of(
                new Chain.LineText(1, "5001", 1, -10_110, "JPY", DAY, 989_890),
                new Chain.LineText(2, "5002", 1, 10_000, "JPY", DAY, 10_000),
                new Chain.LineText(3, "9001", 1, 110, "JPY", DAY, 110));
    }
}
