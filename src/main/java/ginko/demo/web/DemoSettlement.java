package ginko.demo.web;

import ginko.demo.simulators.CardSwitchSimulator;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The simulated card switch's own record of a day, for whoever tries the desk.
@Controller
class DemoSettlement {

    private final ObjectProvider<CardSwitchSimulator> cards;

    DemoSettlement(ObjectProvider<CardSwitchSimulator> cards) {
        this.cards = cards;
    }

    @GetMapping("/demo/settlement.csv")
    ResponseEntity<String> file(@RequestParam(defaultValue = "") String day) {
        CardSwitchSimulator simulated = cards.getIfAvailable();
        if (simulated == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        try {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                    .body(simulated.settlementFile(LocalDate.parse(day)));
        } catch (DateTimeParseException noDay) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }
}
