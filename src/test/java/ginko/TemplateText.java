package ginko;

import java.util.regex.Pattern;

/// What a page template says in its own words, outside markup and expressions. Values of attributes
/// that people hear or read count as words.
final class TemplateText {

    private static final Pattern LINE_DIRECTIVE = Pattern.compile("(?m)^@(?:import|param).*$");
    private static final Pattern COMMENT =
            Pattern.compile("<%--.*?--%>|<!--.*?-->", Pattern.DOTALL);
    private static final Pattern SPOKEN =
            Pattern.compile("\\s(?:title|alt|placeholder|aria-label)=\"([^\"]*)\"");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(?:[a-z]+|#\\d+);");
    private static final Pattern KEYWORD = Pattern.compile("@(?:else|endif|endfor|raw|endraw)\\b");

    private final String source;
    private final StringBuilder text = new StringBuilder();
    private int at;

    private TemplateText(String source) {
        this.source = source;
    }

    static String of(String template) {
        String source =
                COMMENT.matcher(LINE_DIRECTIVE.matcher(template).replaceAll("")).replaceAll("");
        TemplateText reader = new TemplateText(source);
        reader.markup();
        String markup = KEYWORD.matcher(reader.text).replaceAll(" ");
        StringBuilder words = new StringBuilder();
        SPOKEN.matcher(markup).results().forEach(found -> words.append(found.group(1)).append(' '));
        words.append(TAG.matcher(markup).replaceAll(" "));
        return ENTITY.matcher(words).replaceAll(" ").replaceAll("\\s+", " ").strip();
    }

    /// Reads markup up to the end of the block, and leaves expressions out.
    private void markup() {
        while (at < source.length() && source.charAt(at) != '`') {
            if (source.startsWith("${", at)
                    || source.startsWith("!{", at)
                    || source.startsWith("$unsafe{", at)) {
                at = source.indexOf('{', at) + 1;
                code('}');
                text.append('…');
            } else if (source.charAt(at) == '@' && directive()) {
                at = source.indexOf("(", at) + 1;
                code(')');
                text.append(' ');
            } else {
                text.append(source.charAt(at));
                at++;
            }
        }
        at++;
    }

    private boolean directive() {
        return source.startsWith("@if(", at)
                || source.startsWith("@elseif(", at)
                || source.startsWith("@for(", at)
                || source.startsWith("@template.", at);
    }

    /// Reads an expression up to its closing mark. Blocks of markup inside it count as markup.
    private void code(char close) {
        int depth = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            at++;
            if (c == close && depth == 0) {
                return;
            } else if (c == '(' || c == '{') {
                depth++;
            } else if (c == ')' || c == '}') {
                depth--;
            } else if (c == '"') {
                string();
            } else if (c == '@' && source.charAt(at) == '`') {
                at++;
                markup();
            }
        }
    }

    private void string() {
        while (source.charAt(at) != '"') {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }
}
