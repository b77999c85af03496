<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "sallyport-commons.ftl" as commons>
<#function wait seconds>
  <#if seconds lt 60><#return msg("sallyport.two-factor.locked.soon")></#if>
  <#if seconds lte 7200><#return msg("sallyport.two-factor.locked.minutes", (seconds / 60)?ceiling)></#if>
  <#return msg("sallyport.two-factor.locked.hours", (seconds / 3600)?ceiling)>
</#function>
<@layout.registrationLayout; section>
<!-- template: two-factor-locked.ftl -->

  <#if section = "header">
    ${msg("sallyport.two-factor.locked.title")}
  <#elseif section = "form">
    <p>${msg("sallyport.two-factor.locked.text")}</p>
    <p id="sallyport-two-factor-locked-until" class="pf-v5-u-my-md">
      <#if retryAfterSeconds gt 0>
        <#-- A span of time, not a time of day: the server does not know the user's time zone. -->
        ${msg("sallyport.two-factor.locked.next")}
        <time datetime="<#if retryAt??>${retryAt?datetime?iso_utc}<#else>PT${retryAfterSeconds?c}S</#if>"><strong>${wait(retryAfterSeconds)}</strong></time>
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
