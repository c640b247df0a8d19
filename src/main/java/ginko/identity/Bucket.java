package ginko.identity;

/// Whose tries are counted together: those from one device the bank knows, or those from all other
/// places. So strangers fill only their own bucket, and the owner still gets in from his device.
record Bucket(String value) {

    /// All places the bank does not know.
    static final Bucket ELSEWHERE = new Bucket("NET");

    static Bucket of(DeviceId device) {
        return new Bucket("DEV:" + device);
    }
}
