package ginko.transfers.web;

import ginko.web.SignedInUser;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The frame of the OpenAPI description; operations and bodies are read from the controllers.
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String BEARER = "session";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(SignedInUser.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Ginko")
                                .version("1")
                                .description(
                                        "Accounts and transfers of the signed-in customer. Start with POST"
                                                + " /api/v1/sessions; send its token as a bearer token."
                                                + " Refusals are problem documents (RFC 9457) with a code."))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        BEARER,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }
}
