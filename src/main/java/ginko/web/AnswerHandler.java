package ginko.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Writes an [Answer]. A page is rendered completely before its first byte is sent, so that a
/// failing template becomes an error page and not half a page.
final class AnswerHandler implements HandlerMethodReturnValueHandler {

    private final TemplateEngine templates;

    AnswerHandler(TemplateEngine templates) {
        this.templates = templates;
    }

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return Answer.class.isAssignableFrom(returnType.getParameterType());
    }

    @Override
    public void handleReturnValue(
            @Nullable Object returnValue,
            MethodParameter returnType,
            ModelAndViewContainer container,
            NativeWebRequest webRequest)
            throws IOException {
        container.setRequestHandled(true);
        var request = webRequest.getNativeRequest(HttpServletRequest.class);
        var response = webRequest.getNativeResponse(HttpServletResponse.class);
        if (request == null || response == null || !(returnValue instanceof Answer answer)) {
            throw new IllegalStateException("a page controller returned no answer");
        }
        write(answer, response);
    }

    void write(Answer answer, HttpServletResponse response) throws IOException {
        switch (answer) {
            case View view -> render(view, response);
            case Redirect redirect -> {
                response.setStatus(HttpStatus.SEE_OTHER.value());
                response.setHeader(HttpHeaders.LOCATION, redirect.path());
            }
        }
    }

    private void render(View view, HttpServletResponse response) throws IOException {
        var output = new Utf8ByteOutput();
        Map<String, Object> parameters = Map.of("page", view.page(), "model", view.model());
        templates.render(view.template() + ".jte", parameters, output);
        response.setStatus(view.status().value());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, view.page().language().tag());
        response.setContentLength(output.getContentLength());
        try (var out = response.getOutputStream()) {
            output.writeTo(out);
        }
    }
}
