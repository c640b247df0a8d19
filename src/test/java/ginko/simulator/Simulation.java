package ginko.simulator;

import ginko.kernel.AccountId;
import ginko.kernel.Fingerprint;
import ginko.kernel.HoldId;
import ginko.ledger.AccountClass;
import ginko.ledger.EntryKind;
import ginko.ledger.LedgerCore;
import ginko.ledger.Leg;
import ginko.ledger.OpenAccount;
import ginko.ledger.PostRequest;
import ginko.ledger.RequestKey;
import ginko.ledger.TextCode;
import ginko.ledger.WorkingSet;
import ginko.simulator.Tables.Word;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One run: a database with one lock, some nodes, some clients, and a seed that decides whose turn
/// it is and what breaks. Nothing here waits or sleeps.
final class Simulation {

    /// What becomes of a commit that was sent.
    enum Fate {
        DONE,
        DONE_UNSEEN,
        FAILED
    }

    private static final Instant START = Instant.parse("2026-11-25T09:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final int TURNS_MAX = 6_000;
    private static final int FUNDS = 100;
    private static final int ACCOUNTS = 6;

    private final Plant plant;
    private final SplittableRandom random;
    private final List<AccountId> accounts = new ArrayList<>();
    private final AccountId cash;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();
    private final Map<Seen, Integer> seen = new EnumMap<>(Seen.class);
    private Tables tables;
    private @Nullable Node holder;
    private Instant now = START;
    private boolean breaking = true;

    Simulation(Plant plant, long seed) {
        this.plant = plant;
        this.random = new SplittableRandom(seed);
        this.cash = new AccountId(uuid());
        this.tables = new Tables(funded(), Map.of(), Set.of(), Set.of(), List.of());
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            nodes.add(new Node(this));
        }
        wishes();
    }

    private LedgerCore funded() {
        List<OpenAccount> opened = new ArrayList<>();
        opened.add(OpenAccount.forBank(cash, "EUR", AccountClass.ASSET));
        for (int i = 0; i < ACCOUNTS; i++) {
            AccountId id = new AccountId(uuid());
            accounts.add(id);
            opened.add(OpenAccount.forCustomer(id, "EUR"));
        }
        LedgerCore empty = LedgerCore.with(opened, DAY);
        List<PostRequest> funding = accounts.stream().map(this::funding).toList();
        WorkingSet set = empty.load(funding, now);
        for (PostRequest request : funding) {
            if (!set.post(request).isDone()) {
                throw new IllegalStateException("not funded");
            }
        }
        return empty.store(set, LedgerCore.Forget.NOTHING);
    }

    private PostRequest funding(AccountId account) {
        return PostRequest.of(
                new RequestKey(uuid(), uuid()),
                Fingerprint.of(account.toString()),
                EntryKind.CASH_IN,
                "cash",
                List.of(
                        Leg.of(cash, -FUNDS, TextCode.CASH),
                        Leg.of(account, FUNDS, TextCode.CASH)));
    }

    private void wishes() {
        List<HoldId> holds = new ArrayList<>();
        Map<HoldId, AccountId> holders = new HashMap<>();
        int count = random.nextInt(12, 40);
        for (int wish = 0; wish < count; wish++) {
            int dice = random.nextInt(10);
            Command command;
            if (dice < 6) {
                int code =
                        switch (random.nextInt(7)) {
                            case 0 -> random.nextInt(wish + 1);
                            case 1 -> Command.NO_CODE;
                            default -> wish;
                        };
                command = new Command.Pay(wish, uuid(), account(), account(), amount(), code);
            } else if (dice < 8 || holds.isEmpty()) {
                HoldId hold = new HoldId(uuid());
                AccountId account = account();
                holds.add(hold);
                holders.put(hold, account);
                command = new Command.SetAside(wish, uuid(), hold, account, amount());
            } else {
                HoldId hold = holds.get(random.nextInt(holds.size()));
                AccountId from = java.util.Objects.requireNonNull(holders.get(hold));
                command =
                        random.nextBoolean()
                                ? new Command.GiveBack(wish, uuid(), hold)
                                : new Command.Take(wish, uuid(), hold, from, account(), amount());
            }
            clients.add(new Client(this, command));
        }
    }

    private AccountId account() {
        return accounts.get(random.nextInt(ACCOUNTS));
    }

    private int amount() {
        return random.nextInt(1, 60);
    }

    /// @return what was found wrong, nothing as a rule
    List<String> run() {
        try {
            List<Client> asking = new ArrayList<>(clients);
            for (int turn = 0; turn < TURNS_MAX && !isOver(asking); turn++) {
                turn(asking);
            }
            breaking = false;
            while (nodes.stream().anyMatch(node -> !node.isIdle())) {
                nodes.forEach(Node::go);
            }
        } catch (RuntimeException failure) {
            return List.of("the program failed: " + failure);
        }
        return new Judgement(tables, clients, this).faults();
    }

    private boolean isOver(List<Client> asking) {
        return asking.isEmpty() && nodes.stream().allMatch(Node::isIdle);
    }

    private void turn(List<Client> asking) {
        now = now.plusMillis(random.nextInt(1, 20));
        int dice = random.nextInt(100);
        if (dice < 30 && !asking.isEmpty()) {
            ask(asking);
        } else if (dice < 97) {
            anyNode().go();
        } else if (dice < 98) {
            anyNode().crash();
        } else if (dice < 99) {
            anyNode().loseConnection();
        } else if (random.nextInt(4) == 0) {
            seen(Seen.DATABASE_CRASH);
            nodes.forEach(Node::loseConnection);
        }
    }

    private void ask(List<Client> asking) {
        Client client = asking.get(random.nextInt(asking.size()));
        if (!client.isWaiting()) {
            if (!client.wantsToAskAgain() && random.nextInt(5) > 0 || random.nextInt(12) == 0) {
                asking.remove(client);
            } else {
                client.send();
            }
        } else if (random.nextInt(15) == 0) {
            client.send();
        }
    }

    Plant plant() {
        return plant;
    }

    Tables tables() {
        return tables;
    }

    Instant now() {
        return now;
    }

    UUID uuid() {
        return new UUID(
                (random.nextLong() & ~0xF000L) | 0x7000L,
                (random.nextLong() >>> 2) | Long.MIN_VALUE);
    }

    Node anyNode() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    boolean lock(Node node) {
        if (holder == null || plant == Plant.NO_LOCK) {
            holder = node;
        }
        return holder == node;
    }

    void unlock(Node node) {
        if (holder == node) {
            holder = null;
        }
    }

    void commit(Node node, Tables written) {
        tables = written;
        unlock(node);
    }

    Fate fateOfCommit() {
        int dice = breaking ? random.nextInt(100) : 100;
        return dice < 5 ? Fate.DONE_UNSEEN : dice < 9 ? Fate.FAILED : Fate.DONE;
    }

    void seen(Seen moment) {
        seen.merge(moment, 1, Integer::sum);
    }

    void seen(Word word, boolean knownBefore) {
        switch (word) {
            case DONE -> {
                if (knownBefore) {
                    seen(Seen.REPLAY_OF_A_DONE_COMMAND);
                }
            }
            case OVER_LIMIT -> seen(Seen.OVER_LIMIT);
            case CODE_USED -> seen(Seen.CODE_USED_BEFORE);
            case REFUSED -> seen(Seen.REFUSED_BY_THE_LEDGER);
        }
    }

    Map<Seen, Integer> seen() {
        return Map.copyOf(seen);
    }

    List<AccountId> accounts() {
        return accounts;
    }

    long funds() {
        return FUNDS;
    }
}
