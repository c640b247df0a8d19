package ginko.identity;

/// Makes and checks Argon2id hashes in the usual text form `$argon2id$v=19$m=…,t=…,p=1$…$…`. Both
/// implementations read what the other wrote.
interface Argon2 {

    String hash(String text);

    boolean matches(String text, String hash);
}
