package ginko.documents;

import java.security.SecureRandom;
import java.util.SplittableRandom;

/// Names the font subsets inside a file. The library draws six letters at random; here they follow
/// from the document's content, so that the same document is always the same bytes. Nothing secret
/// depends on them.
final class SubsetPrefix extends SecureRandom {

    /// The source of letters while one document is drawn.
    static final ScopedValue<SplittableRandom> SOURCE = ScopedValue.newInstance();

    @Override
    public double nextDouble() {
        return SOURCE.get().nextDouble();
    }
}
