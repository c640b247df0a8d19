package ginko.transfers;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes and reads the content of drafts and templates.
@Component
class TransferForms {

    private final JsonMapper json = JsonMapper.builder().build();

    String write(TransferForm form) {
        return json.writeValueAsString(form);
    }

    TransferForm read(String content) {
        return json.readValue(content, TransferForm.class);
    }
}
