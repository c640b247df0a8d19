package ginko.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import ginko.policy.BankProfile;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.xml.Jaxb2RootElementHttpMessageConverter;
import org.springframework.web.method.support.AsyncHandlerMethodReturnValueHandler;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.HttpEntityMethodProcessor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.databind.json.JsonMapper;

/// Puts the parts of the web module together.
@Configuration(proxyBeanMethods = false)
class WebSetup {

    private static final Duration STATIC_FILES_KEPT = Duration.ofDays(365);

    @Bean
    Texts texts(BankProfile profile, @Value("${ginko.texts.missing:show}") String missing) {
        return missing.equals("fail")
                ? Texts.strict(profile.zone())
                : Texts.forgiving(profile.zone());
    }

    @Bean
    Assets assets() {
        return new Assets();
    }

    @Bean
    RequestPreferences requestPreferences(BankProfile bank) {
        return new RequestPreferences(bank.languages());
    }

    @Bean
    Shell shell(
            Texts texts,
            Assets assets,
            BankProfile profile,
            RequestPreferences preferences,
            ObjectProvider<NavigationSource> menu) {
        String version = WebSetup.class.getPackage().getImplementationVersion();
        var sources = new ShellSources(menu::orderedStream, version == null ? "dev" : version);
        return new Shell(texts, assets, new BankFacts(profile), preferences, sources);
    }

    @Bean
    Problems problems(Texts texts, RequestPreferences preferences) {
        return new Problems(texts, preferences);
    }

    @Bean
    ErrorAnswers errorAnswers(Shell shell, Problems problems) {
        return new ErrorAnswers(shell, problems);
    }

    @Bean
    TemplateEngine templateEngine() {
        return TemplateEngine.createPrecompiled(
                null, ContentType.Html, WebSetup.class.getClassLoader(), "ginko.templates");
    }

    @Bean
    AnswerHandler answerHandler(TemplateEngine templates) {
        return new AnswerHandler(templates);
    }

    @Bean
    FilterRegistrationBean<Filter> headerFilter() {
        return first(new HeaderFilter(), 0);
    }

    @Bean
    FilterRegistrationBean<Filter> preferenceFilter(RequestPreferences preferences) {
        return first(new PreferenceFilter(preferences), 2);
    }

    @Bean
    ServerHttpMessageConvertersCustomizer wholeJson(ObjectProvider<JsonMapper> json) {
        return converters ->
                json.ifAvailable(
                        mapper -> converters.withJsonConverter(new WholeJsonConverter(mapper)));
    }

    /// Requests so malformed that they reach no filter are answered by the server itself.
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> headerValve() {
        return factory -> factory.addEngineValves(new HeaderValve(), new WipeValve());
    }

    private static FilterRegistrationBean<Filter> first(Filter filter, int place) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        registration.setDispatcherTypes(
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR, DispatcherType.ASYNC));
        return registration;
    }

    /// Of the two dozen kinds of answers the framework knows, controllers give two: these are asked
    /// first, and none comes later than its request. Commands of the operator have no adapter.
    @Bean
    SmartInitializingSingleton usualAnswersFirst(
            ObjectProvider<RequestMappingHandlerAdapter> adapters) {
        return () -> adapters.orderedStream().forEach(WebSetup::askUsualAnswersFirst);
    }

    private static void askUsualAnswersFirst(RequestMappingHandlerAdapter adapter) {
        List<HandlerMethodReturnValueHandler> all =
                new ArrayList<>(
                        Objects.requireNonNull(
                                adapter.getReturnValueHandlers(), "after its start"));
        all.removeIf(AsyncHandlerMethodReturnValueHandler.class::isInstance);
        all.sort(Comparator.comparing(handler -> !isUsual(handler)));
        adapter.setReturnValueHandlers(all);
    }

    private static boolean isUsual(HandlerMethodReturnValueHandler handler) {
        return handler instanceof HttpEntityMethodProcessor || handler instanceof AnswerHandler;
    }

    @Bean
    WebMvcConfigurer pages(AnswerHandler answers) {
        return new WebMvcConfigurer() {
            @Override
            public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
                handlers.add(answers);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new SignedInUserResolver());
            }

            /// Answers for programs are JSON: a library of the calendar brings XML, which would be
            /// offered too.
            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
                builder.configureMessageConvertersList(all ->
                        all.removeIf(Jaxb2RootElementHttpMessageConverter.class::isInstance));
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new ParameterGuard())
                        .excludePathPatterns("/error", Assets.PREFIX + "**");
            }

            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler(Assets.PREFIX + "**")
                        .addResourceLocations("classpath:/static/")
                        .setCacheControl(
                                CacheControl.maxAge(STATIC_FILES_KEPT).cachePublic().immutable());
            }
        };
    }
}
