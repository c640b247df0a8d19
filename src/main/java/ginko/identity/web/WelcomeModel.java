package ginko.identity.web;

import ginko.identity.SecretQuestion;
import java.util.List;

/// What the page shows after the first sign-in. Answers are stored as hashes and cannot be shown.
public record WelcomeModel(
        String mail, boolean wantsLetters, String phone, List<SecretQuestion> questions) {

    public WelcomeModel {
        questions = List.copyOf(questions);
    }
}
