<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "sallyport-commons.ftl" as commons>
<#import "sallyport-time.ftl" as time>
<@layout.registrationLayout; section>
<!-- template: two-factor-locked.ftl -->

  <#if section = "header">
    ${msg("sallyport.two-factor.locked.title")}
  <#elseif section = "form">
    <p>${msg("sallyport.two-factor.locked.text")}</p>
    <p id="sallyport-two-factor-locked-until" class="pf-v5-u-my-md">
      <#if retryAfterSeconds gt 0>
        ${msg("sallyport.two-factor.locked.next")}
        <time datetime="<#if retryAt??>${retryAt?datetime?iso_utc}<#else>PT${retryAfterSeconds?c}S</#if>"><strong>${time.inWords(retryAfterSeconds)}</strong></time>
      <#else>
        ${msg("sallyport.two-factor.locked.hard")}
      </#if>
    </p>
    <form id="sallyport-two-factor-locked-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <@buttons.actionGroup>
        <@buttons.button id="sallyport-two-factor-retry" label="doTryAgain" name="retry" value="true" />
      </@buttons.actionGroup>
    </form>
  </#if>
</@layout.registrationLayout>
