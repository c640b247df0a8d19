package ginko.bills.web;

import ginko.bills.Bill;
import ginko.bills.Bill.Reading;
import ginko.bills.BillFault;
import ginko.bills.BillFile;
import ginko.bills.BillPayments;
import ginko.bills.MobileBills;
import ginko.bills.MobileOperator.Term;
import ginko.bills.OpenOutcome;
import ginko.identity.Source;
import ginko.policy.BankProfile;
import ginko.policy.Feature;
import ginko.web.Answer;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Page;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/// First pages of the bill portal: one bill, several bills, the bill of a mobile telephone.
@Controller
class PortalPages {

    private static final int LONGEST_LIST = 4_000;
    private static final int LONGEST_FILE = 16_384;
    private static final int LONGEST = 100;
    private static final int BARCODE = 26;

    private final BillPayments payments;
    private final MobileBills mobile;
    private final BankProfile profile;
    private final Shell shell;

    PortalPages(BillPayments payments, MobileBills mobile, BankProfile profile, Shell shell) {
        this.payments = payments;
        this.mobile = mobile;
        this.profile = profile;
        this.shell = shell;
    }

    @GetMapping("/bills")
    View start(HttpServletRequest request) {
        return portal(FormModel.empty(), request);
    }

    /// One bill, by its two ids or by its bar code.
    @PostMapping("/bills")
    Answer one(
            @RequestParam(defaultValue = "") String billId,
            @RequestParam(defaultValue = "") String payId,
            HttpServletRequest request) {
        offered(Feature.BILL_PORTAL);
        FormModel form = FormModel.of(Map.of("billId", cut(billId), "payId", cut(payId)));
        Reading reading =
                payId.isBlank() && cut(billId).length() >= BARCODE
                        ? Bill.readBarcode(billId, profile.bills())
                        : Bill.read(billId, payId, profile.bills());
        BillFault fault;
        switch (reading) {
            case Reading.Refused(var refused) -> fault = refused;
            case Reading.Read(Bill bill) -> {
                switch (payments.open(List.of(bill))) {
                    case OpenOutcome.Opened(var basket) -> {
                        return new Redirect("/bills/baskets/" + basket);
                    }
                    case OpenOutcome.Refused(var faults) ->
                            fault = faults.values().iterator().next();
                }
            }
        }
        return portal(form.withError(fault.field(), fault), request).refused();
    }

    private View portal(FormModel form, HttpServletRequest request) {
        offered(Feature.BILL_PORTAL);
        return new View("bills/portal", shell.page(request, "bills.title", "BP-100"), form);
    }

    @GetMapping("/bills/group")
    View group(HttpServletRequest request) {
        return group(FormModel.empty(), request);
    }

    /// Several bills, one a line: both ids, or the digits of the bar code.
    @PostMapping("/bills/group")
    Answer several(@RequestParam(defaultValue = "") String bills, HttpServletRequest request) {
        offered(Feature.BILL_PORTAL);
        String text = bills.length() <= LONGEST_LIST ? bills : bills.substring(0, LONGEST_LIST);
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        List<Bill> read = new ArrayList<>();
        Map<Integer, BillFault> faults = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            switch (read(lines.get(i))) {
                case Reading.Read(Bill bill) -> read.add(bill);
                case Reading.Refused(BillFault fault) -> faults.put(i, fault);
            }
        }
        if (faults.isEmpty()) {
            switch (payments.open(read)) {
                case OpenOutcome.Opened(var basket) -> {
                    return new Redirect("/bills/baskets/" + basket);
                }
                case OpenOutcome.Refused(var refused) -> faults.putAll(refused);
            }
        }
        View view = group(FormModel.of(Map.of("bills", text)), request);
        FormModel form = (FormModel) view.model();
        for (Map.Entry<Integer, BillFault> fault : faults.entrySet()) {
            form =
                    form.withError(
                            "bills",
                            "bills.group.fault",
                            Arg.of("line", fault.getKey() + 1L),
                            Arg.of("fault", view.page().text(fault.getValue().messageKey())));
        }
        return new View(view.template(), view.page(), form).refused();
    }

    /// A file with the same lines, in UTF-8.
    @PostMapping("/bills/group/file")
    Answer file(@RequestParam(required = false) MultipartFile file, HttpServletRequest request)
            throws IOException {
        offered(Feature.BILL_PORTAL);
        Optional<String> text =
                file == null || file.getSize() > LONGEST_FILE
                        ? Optional.empty()
                        : BillFile.text(file.getBytes());
        if (text.isEmpty()) {
            View view = group(FormModel.empty(), request);
            FormModel form = (FormModel) view.model();
            return new View(
                            view.template(),
                            view.page(),
                            form.withError("file", BillFault.BILL_FILE))
                    .refused();
        }
        return several(text.get(), request);
    }

    private Reading read(String line) {
        return BillFile.line(line, profile.bills());
    }

    private View group(FormModel form, HttpServletRequest request) {
        offered(Feature.BILL_PORTAL);
        return new View("bills/group", shell.page(request, "bills.group.title", "BP-110"), form);
    }

    @GetMapping("/bills/mobile")
    View mobile(HttpServletRequest request) {
        return mobile(FormModel.empty().with("term", Term.END_OF_TERM.name()), request);
    }

    @PostMapping("/bills/mobile")
    Answer mobile(
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "END_OF_TERM") Term term,
            HttpServletRequest request) {
        offered(Feature.MOBILE_BILLS);
        return switch (mobile.open(phone, term, Source.of(request.getRemoteAddr()))) {
            case OpenOutcome.Opened(var basket) -> new Redirect("/bills/baskets/" + basket);
            case OpenOutcome.Refused(var faults) -> {
                BillFault fault = faults.values().iterator().next();
                FormModel form =
                        FormModel.of(Map.of("phone", cut(phone), "term", term.name()))
                                .withError("phone", fault);
                yield mobile(form, request).refused();
            }
        };
    }

    private View mobile(FormModel form, HttpServletRequest request) {
        offered(Feature.MOBILE_BILLS);
        Page page = shell.page(request, "bills.mobile.title", "BP-120");
        return new View("bills/mobile", page, form);
    }

    private void offered(Feature feature) {
        if (!profile.has(Feature.BILL_PORTAL) || !profile.has(feature)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private static String cut(String typed) {
        return typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST);
    }
}
