package ginko;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.Mutations.Door;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every address of the running program with what its handler asks for.
final class Doors {

    private Doors() {}

    static List<Door> of(List<RequestMappingHandlerMapping> mappings) {
        List<Door> doors = new ArrayList<>();
        for (RequestMappingHandlerMapping mapping : mappings) {
            mapping.getHandlerMethods()
                    .forEach((info, handler) -> doors.addAll(doors(info, handler)));
        }
        assertThat(doors).hasSizeGreaterThan(60);
        return doors;
    }

    private static List<Door> doors(RequestMappingInfo info, HandlerMethod handler) {
        List<String> parameters = new ArrayList<>();
        for (var parameter : handler.getMethodParameters()) {
            RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked != null) {
                String name = asked.name().isEmpty() ? asked.value() : asked.name();
                parameters.add(name.isEmpty() ? parameter.getParameter().getName() : name);
            }
        }
        List<Door> doors = new ArrayList<>();
        for (String pattern : info.getPatternValues()) {
            var methods = info.getMethodsCondition().getMethods();
            if (methods.isEmpty()) {
                doors.add(new Door(pattern, "GET", parameters));
            }
            methods.forEach(method -> doors.add(new Door(pattern, method.name(), parameters)));
        }
        return doors;
    }
}
