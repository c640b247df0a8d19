package ginko.staff.web;

import ginko.customers.Contract;
import ginko.customers.Customer;
import ginko.documents.Block;
import ginko.documents.DocumentModel;
import ginko.documents.KeyValue;
import ginko.identity.Login;
import ginko.kernel.Language;
import ginko.policy.BankIdentity;
import ginko.web.Arg;
import ginko.web.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The contract for remote service as it is printed in the branch, with the login (seed 000). The
/// password is not on it: it comes by SMS to the number of the contract.
record ContractDocument(
        Texts texts,
        Language language,
        BankIdentity bank,
        Customer customer,
        Contract contract,
        Login login) {

    private static final List<String> TERMS =
            List.of("service", "free", "password", "codes", "secret", "blocked", "change", "end");

    DocumentModel document(Instant issuedAt) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.KeyValues(
                        List.of(
                                KeyValue.text(text("staff.paper.customer"), customer.displayName()),
                                KeyValue.identifier(text("staff.paper.number"), contract.number()),
                                KeyValue.date(
                                        text("staff.paper.signed"),
                                        texts.date(language, contract.signedOn())),
                                KeyValue.identifier(text("staff.paper.phone"), contract.phone()),
                                KeyValue.identifier(text("staff.paper.mail"), contract.mail()))));
        blocks.add(new Block.Amount(text("staff.paper.login"), login.name()));
        blocks.add(new Block.Heading(text("staff.paper.terms")));
        for (String term : TERMS) {
            blocks.add(new Block.Paragraph(text("staff.term." + term)));
        }
        blocks.add(new Block.Heading(text("staff.paper.signatures")));
        blocks.add(
                new Block.KeyValues(
                        List.of(
                                KeyValue.text(
                                        text("staff.paper.sign-customer"),
                                        "________________________"),
                                KeyValue.text(
                                        text("staff.paper.sign-bank"),
                                        "________________________"))));
        return new DocumentModel(
                language,
                bank.name(language),
                text("staff.paper.title"),
                issuedAt,
                blocks,
                texts.text(language, "staff.paper.issued", Arg.of("time", issuedAt)));
    }

    private String text(String key) {
        return texts.text(
                language,
                key,
                Arg.of("bank", bank.name(language)),
                Arg.identifier("hotline", bank.hotline()));
    }
}
