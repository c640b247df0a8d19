package ginko.bills.web;

import ginko.bills.AccountBillRefusal;
import ginko.bills.AccountBills;
import ginko.bills.AccountBills.AskOutcome;
import ginko.bills.AccountBills.PayResult;
import ginko.bills.Bill;
import ginko.bills.BillFault;
import ginko.bills.OpenOutcome;
import ginko.bills.OwnBasket;
import ginko.kernel.AccountId;
import ginko.kernel.Ids;
import ginko.kernel.Refusal;
import ginko.policy.BankProfile;
import ginko.policy.Feature;
import ginko.web.Arg;
import ginko.web.Problems;
import ginko.web.SignedInUser;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Bills paid from an account, for programs: prepare (the code goes out), confirm, look up. The two
/// ids of a bill keep it from being paid twice, however often a request is sent.
@RestController
@RequestMapping("/api/v1/bill-payments")
class BillPaymentsApi {

    private final AccountBills bills;
    private final BankProfile profile;
    private final Problems problems;

    BillPaymentsApi(AccountBills bills, BankProfile profile, Problems problems) {
        this.bills = bills;
        this.profile = profile;
        this.problems = problems;
    }

    /// Prepares the payment of up to 30 bills and sends the code that confirms them.
    @PostMapping
    ResponseEntity<?> prepare(
            @RequestBody BillPaymentRequest wish, SignedInUser user, HttpServletRequest request) {
        Optional<AccountId> from =
                wish.from() == null ? Optional.empty() : Ids.parse(wish.from()).map(AccountId::new);
        if (!profile.has(Feature.BILL_PORTAL) || from.isEmpty()) {
            return refused(AccountBillRefusal.BILL_ACCOUNT, request);
        }
        List<Bill> read = new ArrayList<>();
        List<BillPaymentRequest.Ids> asked = wish.bills();
        for (BillPaymentRequest.Ids ids :
                asked == null ? List.<BillPaymentRequest.Ids>of() : asked) {
            switch (read(ids)) {
                case Bill.Reading.Read(Bill bill) -> read.add(bill);
                case Bill.Reading.Refused(BillFault fault) -> {
                    return refused(fault, request);
                }
            }
        }
        return switch (bills.open(read, user)) {
            case OpenOutcome.Refused(var faults) ->
                    refused(faults.values().iterator().next(), request);
            case OpenOutcome.Opened(UUID basket) -> ask(basket, from.get(), user, request);
        };
    }

    private Bill.Reading read(BillPaymentRequest.@Nullable Ids ids) {
        return ids == null || ids.billId() == null || ids.paymentId() == null
                ? new Bill.Reading.Refused(BillFault.BILL_MISSING)
                : Bill.read(ids.billId(), ids.paymentId(), profile.bills());
    }

    private ResponseEntity<?> ask(
            UUID basket, AccountId from, SignedInUser user, HttpServletRequest request) {
        return switch (bills.choose(basket, from, user)) {
            case AskOutcome.Awaited() -> found(basket, user, request, HttpStatus.CREATED);
            case AskOutcome.Decided(PayResult result) -> decided(basket, result, user, request);
            case AskOutcome.Refused(Refusal reason) -> refused(reason, request);
        };
    }

    /// Confirms with the code; the money moves now, once.
    @PostMapping("/{id}/confirmation")
    ResponseEntity<?> confirm(
            @PathVariable UUID id,
            @RequestBody BillPaymentRequest.Code body,
            SignedInUser user,
            HttpServletRequest request) {
        String code = body.code() == null ? "" : body.code();
        return decided(id, bills.confirm(id, TypedCode.of(code), user), user, request);
    }

    private ResponseEntity<?> decided(
            UUID id, PayResult result, SignedInUser user, HttpServletRequest request) {
        return switch (result) {
            case PayResult.Paid() -> found(id, user, request, HttpStatus.CREATED);
            case PayResult.Refused(Refusal reason) -> refused(reason, request);
            case PayResult.NotConfirmed(var reason, int triesLeft) ->
                    problems.of(
                            HttpStatus.FORBIDDEN,
                            reason,
                            request,
                            Arg.of("triesLeft", (long) triesLeft));
        };
    }

    /// Paid bills, or those that await their code.
    @GetMapping("/{id}")
    ResponseEntity<?> one(@PathVariable UUID id, SignedInUser user, HttpServletRequest request) {
        return found(id, user, request, HttpStatus.OK);
    }

    private ResponseEntity<?> found(
            UUID id, SignedInUser user, HttpServletRequest request, HttpStatus status) {
        Optional<OwnBasket> own = bills.find(id, user);
        if (own.isEmpty()) {
            return problems.of(HttpStatus.NOT_FOUND, AccountBillRefusal.BILL_ORDER_CLOSED, request);
        }
        var answer = ResponseEntity.status(status);
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create("/api/v1/bill-payments/" + id));
        }
        return answer.body(
                BillPaymentResource.of(own.get(), bills.challenge(own.get(), user).orElse(null)));
    }

    private ResponseEntity<ProblemDetail> refused(Refusal reason, HttpServletRequest request) {
        HttpStatus status =
                reason == BillFault.ALREADY_PAID || reason == BillFault.IN_PROGRESS
                        ? HttpStatus.CONFLICT
                        : HttpStatus.UNPROCESSABLE_CONTENT;
        return problems.of(status, reason, request);
    }
}
