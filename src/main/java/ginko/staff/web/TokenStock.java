package ginko.staff.web;

import ginko.otp.GeneratorDesk;
import ginko.otp.TokenView;
import ginko.staff.Member;
import ginko.staff.Right;
import ginko.web.FormModel;
import java.util.List;

/// The stock of generators, files that wait, and generators that wait for the post.
public record TokenStock(
        FormModel form,
        List<GeneratorDesk.Count> counts,
        List<GeneratorDesk.Waiting> waiting,
        List<TokenView> toPost,
        Member self) {

    public TokenStock {
        counts = List.copyOf(counts);
        waiting = List.copyOf(waiting);
        toPost = List.copyOf(toPost);
    }

    public boolean mayImport() {
        return self.may(Right.IMPORT_TOKENS);
    }

    /// Whether the member may be the second person of a file.
    public boolean mayRelease(GeneratorDesk.Waiting file) {
        return mayRelease() && !file.enteredBy().equals(self.actor());
    }

    public boolean mayRelease() {
        return self.may(Right.RELEASE_TOKENS);
    }
}
