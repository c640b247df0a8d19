package ginko.kernel;

/// The bank cannot tell yet whether the command was carried out. The customer must look at the
/// order before doing it again; repeating it with the same id is safe.
public class OutcomeUnknown extends RuntimeException {

    public OutcomeUnknown(Throwable cause) {
        super("outcome not known yet", cause);
    }
}
