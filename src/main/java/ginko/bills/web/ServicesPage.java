package ginko.bills.web;

import ginko.bills.Biller;
import java.util.List;

/// Companies by what they sell.
public record ServicesPage(List<Biller> billers) {

    public ServicesPage {
        billers = List.copyOf(billers);
    }

    public List<Biller.Service> services() {
        return billers.stream().map(Biller::service).distinct().toList();
    }

    public List<Biller> of(Biller.Service service) {
        return billers.stream().filter(each -> each.service() == service).toList();
    }
}
